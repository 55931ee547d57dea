export { runProgram, type QtiResult } from "./qti/run-program";
export { SCORING_VERSION, scoreQuestion, type QuestionScore } from "./scoring/score-question";
