@Controller()
export class A {
  @ApiResponse({ status: 404, description: '글이 없다' })
  @ApiResponse({ status: HttpStatus.CONFLICT, description: '이미 있다' })
  @Get() get() { throw new HttpException('막혔다', HttpStatus.FORBIDDEN); }
}
export const ERR = {
  NOT_LOGGED_IN: { status: 401, code: 'A-001', message: '로그인하세요' },
  PAY: new AppError(402, 'PAY_FIRST', '먼저 결제하세요'),
  BUSY: { statusCode: HttpStatus.SERVICE_UNAVAILABLE, message: '바쁘다' }, // 점검할 때
} as const;
/** 응답 코드 */
const enum Http { Ok = 200, /** 만들었다 */ Created = 201, Missing = 404 /* 없다 */ }
const map = new Map<number, string>([[500, '터졌다'], [504, '늦었다']]);
