//! 크롤러가 받은 상태 코드를 사람이 읽을 말로 바꾼다.
//! 관리: 검색수집셀 (문의 ext. 7720)

use std::time::Duration;

const USER_AGENT: &str = "saessak-bot/1.3 (+https://bot.saessak.example)";
const TIMEOUT: Duration = Duration::from_secs(300); // 느린 관공서 사이트 때문에 길게 잡음

/// 수집 로그에 찍을 설명
pub fn explain(status: u16) -> &'static str {
    match status {
        200 => "본문을 그대로 받음",
        206 => "용량이 커서 앞부분만 받음",
        // 새 주소로 색인을 갈아 끼운다
        301 | 308 => "주소가 아예 바뀜",
        302 | 307 => "이번만 다른 주소로 감",
        304 => {
            // 지난번 ETag 와 같으므로 파서를 돌리지 않는다
            "지난 수집 뒤로 바뀌지 않음"
        }
        401 => "회원만 보는 글",
        403 => "robots 정책이나 방화벽에 막힘", // 사흘 쉬고 한 번만 다시 시도
        404 => "지워진 글",
        410 => "운영자가 \"영구 삭제\"라고 밝힌 글",
        429 => "너무 빨리 긁음",
        400..=499 => "그 밖의 요청 쪽 문제",
        502 | 504 => "앞단 프록시만 살아 있음",
        500..=599 => "그 밖의 상대 서버 문제",
        _ => unreachable!("처음 보는 숫자"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn 삼백사는_건너뛴다() {
        assert!(explain(304).contains("바뀌지"));
    }
}
