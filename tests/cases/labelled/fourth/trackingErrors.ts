// 배송 추적 화면 오류 문구 (기획 이도윤, 2024.02.14 확정)
import type { ErrorView } from './types';

/** 입력이 멈춘 뒤 조회까지 기다리는 밀리초 */
export const DEBOUNCE_MS = 300;

export enum TrackStatus {
  /** 운송장이 합쳐져 대표 운송장 주소로 보낸다. */
  Merged = 308,
  BadInvoice = 400, // 운송장이 열두 자리가 아니다.
  /**
   * 남의 소포를 열어 보려 했다.
   * 화면에는 보낸 사람 이름을 가린다.
   */
  NotMine = 403,
  /* 택배사 응답을 8초 넘게 못 받았다. */
  CarrierSlow = 504, // 자동으로 한 번 더 조회한다.
}

export const ERROR_VIEW: Record<number, ErrorView> = {
  404: { title: '등록 전 운송장', body: "택배사가 아직 '집하'를 찍지 않았어요.", icon: 'box' },
  423: {
    title: '조회 잠금',
    body: '비밀번호를 다섯 번 틀려 잠시 막았어요.',
    icon: 'lock',
  },
  // 택배사마다 하루 조회 한도가 다르다.
  '429': {
    title: '조회 한도 넘음',
    body: '한도표는 https://wiki.example.com/carrier 에 있어요.',
    icon: 'clock',
  },
};

export const OPS_ROWS = [
  { status: 500, label: '추적 서버 예외', action: '로그 번호를 적어 #track-dev 에 올린다' },
  { status: 502, label: '택배사 응답 깨짐', action: '해당 택배사 연동을 끈다' },
  // TODO: 점검 공지 링크 붙이기
  { status: 503, label: '정기 점검', action: '상태 페이지를 먼저 본다' },
] as const;

export function toBody(status: number): string {
  switch (status) {
    case 451:
      return '통관이 보류된 소포라 보여 드릴 수 없어요.';
    case 401:
    case 419:
      return '로그인이 풀렸어요.';
    default:
      return ERROR_VIEW[status]?.body ?? '잠시 뒤 다시 열어 주세요.';
  }
}
