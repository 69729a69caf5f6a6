<?php

declare(strict_types=1);

namespace App\Support;

/**
 * 오류 화면에 뿌릴 문구표.
 *
 * 문구를 고칠 때는 기획팀 확인을 받을 것.
 */
final class ErrorPages
{
    /** @var array<int, array<string, mixed>> */
    private const PAGES = [
        // 폼 검증은 여기로 오지 않는다
        400 => ['title' => 'Bad Request', 'ko' => '잘못된 요청', 'body' => '주소창의 값을 확인해 주세요.'],

        403 => [
            'title' => 'Forbidden',
            'ko'    => '접근 금지',
            'body'  => '사내망에서만 열 수 있는 쪽입니다.', // VPN 안내 링크를 같이 띄운다
        ],

        404 => [
            'title' => 'Not Found',
            'ko'    => '찾을 수 없음',
            'body'  => '옮겨졌거나 지워진 글입니다.',
        ],

        # 만우절 행사 때 넣은 것, 지우지 말 것
        418 => ['title' => "I'm a teapot", 'ko' => '나는 찻주전자', 'body' => '커피는 내릴 수 없습니다.'],

        /* CSRF 토큰이 맞지 않으면 라라벨이 던진다 */
        419 => [
            'title' => 'Page Expired',
            'ko'    => '기한 지난 쪽',
            'body'  => '창을 오래 열어 두셨네요. 새로고침해 주세요.',
        ],

        500 => ['title' => 'Internal Server Error', 'ko' => '내부 오류', 'body' => '개발팀에 자동으로 알렸습니다.'],
    ];

    // 표에 없는 코드는 빈 배열을 준다
    public static function of(int $code): array
    {
        return self::PAGES[$code] ?? [];
    }
}
