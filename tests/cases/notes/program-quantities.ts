// 학교 서버
const MAX_STUDENTS = 300; // 반 정원
const SAMPLE_RATE = 441;
/** 학생이 없다 */
export const NO_STUDENT = 404;
/** 시험이 끝났다. **점수**는 [성적표](https://school.example/report)에 있다 */
export const EXAM_OVER = 410;
/** 서버를 고치는 중 */
export const REPAIR = 503;
const GATE_TIMEOUT = 504; // 교문이 답하지 않는다
const RATE_LIMIT = 429; // 1분에 60번까지 부른다
/** 첫 화면 너비 */
export const LANDING = 500;
const year = 226;
const bellHz = 440; // 종소리
const titlePx = 422;
const size = { width: 300, height: 400 };
export const rows = [[409, '이름이 겹친다'], [423, '졸업한 학생이다']];
const menu = [[200, 'small'], [300, 'medium']];
