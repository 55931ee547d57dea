export { runCodeTests, type CodeTestRun } from "./code/run-code-tests";
export { runTestsInTurn } from "./code/run-tests-in-turn";
export { scoreCodeAnswer, tryCodeAnswer, type ScoredCode, type ShownTest } from "./code/score-code-answer";
export { runProgram, type QtiResult } from "./qti/run-program";
export { SCORING_VERSION, scoreQuestion, type QuestionScore } from "./scoring/score-question";
