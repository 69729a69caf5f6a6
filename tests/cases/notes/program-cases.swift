/// 응답 코드
enum StatusCode: Int {
    /// 잘 되었다
    case ok = 200
    case notFound = 404 // 글이 없다
    case conflict = 409

    var text: String {
        switch self {
        case .ok: return "끝났다"
        case .conflict: return "이미 있다"
        default: return "모른다"
        }
    }
}
let message: [Int: String] = [401: "로그인하세요", 403: "볼 수 없다"]
