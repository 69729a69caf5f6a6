/// 서비스 오류
#[derive(Debug)]
pub enum Code {
    /// 잘 되었다.
    Ok = 200,
    /// 글이 없다.
    NotFound = 404,
    Teapot = 418, // 찻주전자다
}
const BUFFER: usize = 512;
fn text(code: u16) -> &'static str {
    match code {
        400 => "입력이 틀렸다",
        409 | 412 => "누가 먼저 고쳤다",
        _ => "모른다",
    }
}
impl From<E> for StatusCode { fn x() { match e { E::Slow => (StatusCode::TOO_MANY_REQUESTS, "너무 빠르다"), } } }
