// 앱 공통 네트워크 예외 (modu_diary)
// 2024.06 배지훈 정리

import 'package:dio/dio.dart';

/// 서버가 돌려준 실패를 한 갈래로 묶는다.
sealed class ApiException implements Exception {
  const ApiException(this.code, this.message);
  final int code;
  final String message;
}

/// 일기 본문이 비었을 때 난다.
final class EmptyDiaryException extends ApiException {
  const EmptyDiaryException() : super(400, '한 글자라도 적어 주세요.');
}

/// 잠금 일기를 비밀번호 없이 열었다.
final class LockedDiaryException extends ApiException {
  const LockedDiaryException() : super(403, "It's locked: 비밀번호가 필요해요.");
}

final class DiaryNotFoundException extends ApiException {
  // 휴지통에서도 비워진 일기
  const DiaryNotFoundException() : super(404, '일기를 찾지 못했어요.');
}

/// 두 기기에서 같은 날 일기를 고쳤다.
/// 병합 화면을 띄운다.
final class EditConflictException extends ApiException {
  const EditConflictException()
      : super(
          409,
          '다른 기기에서 먼저 고쳤어요.',
        );
}

/// 점검 공지 팝업으로 넘어간다.
final class MaintenanceException extends ApiException {
  const MaintenanceException({this.until}) : super(503, '잠깐 손보는 중이에요.');
  final DateTime? until; // 점검이 끝나는 시각
}

/// 응답조차 받지 못한 경우라 코드가 없다.
final class OfflineException extends ApiException {
  const OfflineException() : super(-1, '인터넷 연결을 확인해 주세요.');
}
