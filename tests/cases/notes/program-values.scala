object Code extends Enumeration {
  val Ok = Value(200, "잘 되었다")
  val NoPost = Value(404, "글이 없다") // 지웠을 때
  def text(status: Int) = status match {
    case 429 => "너무 빠르다"
    case 503 => "쉬는 중"
    case _ => "모른다"
  }
}
