<?php
/** 응답 코드 */
final class Status
{
    const OK = 200; // 잘 되었다
    /** 글이 없다 */
    const NO_POST = 404;
    const PER_PAGE = 100;

    private array $messages = [
        400 => '입력이 틀렸다',
        '403' => "볼 수 없다", # 권한이 없다
        Response::HTTP_CONFLICT => '이미 있다',
    ];

    public function text(int $code): string
    {
        return match ($code) {
            502, 504 => '앞 서버가 답하지 않는다',
            503 => '점검 중이다',
            default => '모른다',
        };
    }
}
enum Code: int { case Gone = 410; /* 없어졌다 */ case Locked = 423; // 잠겼다
}
