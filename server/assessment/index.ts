export { runProgram, type QtiResult } from "./qti/run-program";
