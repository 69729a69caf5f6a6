/**
 * 수강신청 API 예외 클래스 (프런트·백 공용)
 *
 * @packageDocumentation
 * @author 권도윤 <dev-team@example.ac.kr>
 */
export abstract class ApiError extends Error {
  abstract readonly status: number;
  /** 화면에 그대로 보여도 되는 문구인지 */
  readonly exposable: boolean = true;
}

/** 학번이나 과목 번호의 형식이 어긋난 요청. */
export class BadRequestError extends ApiError {
  readonly status = 400;
}

/**
 * 등록금을 내지 않아 신청이 막힌 학생.
 * 재무팀 확인이 끝나면 저절로 풀린다.
 */
export class TuitionUnpaidError extends ApiError {
  readonly status = 402;
  override message = '등록금 납부 뒤에 이용할 수 있습니다.';
}

/**
 * 405 (Method Not Allowed, 허용되지 않은 메서드)
 * - 조회 전용 주소에 `POST`를 보냈을 때
 */
export class ReadOnlyError extends ApiError {
  readonly status = 405;
}

/**
 * 정원이 찬 과목을 담으려 했다.
 * 412 는 `If-Match` 값이 어긋났을 때만 쓴다.
 */
export class SeatFullError extends ApiError {
  readonly status = 409; // 대기 순번을 함께 내려 준다
  constructor(public readonly waiting: number) {
    super('남은 자리가 없습니다.');
  }
}

/** 418 I’m a teapot — 축제 기간 이벤트용. 평소에는 꺼 둔다. */
export class FestivalError extends ApiError {
  readonly status = 418;
}

/** 선수 과목을 듣지 않은 학생이 신청함 @see {@link SeatFullError} */
export class PrerequisiteError extends ApiError {
  readonly status = 422;
}

/** 예외를 응답 본문으로 바꾼다. */
export const toBody = (e: ApiError) => ({ ok: false, status: e.status });
