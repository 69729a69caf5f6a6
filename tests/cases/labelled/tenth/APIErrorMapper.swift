//
//  APIErrorMapper.swift
//  BookClub
//
//  Created by 정유나 on 2023/09/18.
//

import Foundation

/// 서버 응답을 화면에 띄울 문구로 바꾼다.
/// - Parameter statusCode: `HTTPURLResponse` 에서 꺼낸 값
/// - Returns: 알림창에 넣을 문구
func alertMessage(for statusCode: Int) -> String? {
    switch statusCode {
    case 200, 201:
        return nil   // 알림 없이 다음 화면으로 넘어간다

    // 독서 모임이 이사한 주소로 다시 부른다
    case 301, 308:
        return "모임 주소가 바뀌어 새 주소로 연결합니다."

    case 304: // 캐시에 있는 표지 그림을 쓴다
        return nil

    case 401:
        // 키체인의 토큰을 지우고 로그인 화면을 연다
        return "로그인이 풀렸어요. 다시 로그인해 주세요."

    case 404:
        return "삭제되었거나 비공개로 바뀐 모임이에요."

    /* 사진은 장당 8MB 까지 */
    case 413:
        return "사진이 너무 커요. 줄여서 올려 주세요."

    case 426: return "앱을 최신 버전으로 올려야 쓸 수 있어요."

    case 503:
        // 점검 시간은 원격 설정에서 읽는다
        return "지금은 점검 중이에요."

    case 500...599:
        return "서버가 잠시 불안정해요."

    default:
        // 여기로 오면 Crashlytics 에 기록한다
        return "알 수 없는 문제가 생겼어요."
    }
}
