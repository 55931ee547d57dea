export { addInTx } from "./add-in-tx";
export { authorizeBank } from "./authorize-bank";
export type * from "./dto";
export { quizStatistics } from "./load-statistics";
export { getBank } from "./queries/get-bank";
export { listBanks } from "./queries/list-banks";
export { importIntoBank } from "./use-cases/import-into-bank";
