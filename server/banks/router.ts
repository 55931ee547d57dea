import * as schema from "@/lib/schemas/banks";
import { procedure, router } from "@/server/trpc/init";
import { getBank } from "./queries/get-bank";
import { getBankQuestion } from "./queries/get-bank-question";
import { listBanks } from "./queries/list-banks";
import { addBankQuestion } from "./use-cases/add-bank-question";
import { archiveBankQuestions } from "./use-cases/archive-bank-questions";
import { changeBank } from "./use-cases/change-bank";
import { createBank } from "./use-cases/create-bank";
import { labelBankQuestion } from "./use-cases/label-bank-question";
import { saveBankQuestion } from "./use-cases/save-bank-question";

const own = procedure.meta({ access: "bank.own" });
const look = procedure.meta({ access: "bank.read" });
const manage = procedure.meta({ access: "bank.manage" });

export const banksRouter = router({
  list: own.input(schema.listBanksSchema).query(({ ctx, input }) => listBanks(ctx, input)),
  create: own.input(schema.createBankSchema).mutation(({ ctx, input }) => createBank(ctx, input)),
  bank: look.input(schema.bankQuestionsSchema).query(({ ctx, input }) => getBank(ctx, input)),
  question: look.input(schema.bankQuestionSchema).query(({ ctx, input }) => getBankQuestion(ctx, input)),
  change: manage.input(schema.changeBankSchema).mutation(({ ctx, input }) => changeBank(ctx, input)),
  addQuestion: manage.input(schema.addBankQuestionSchema).mutation(({ ctx, input }) => addBankQuestion(ctx, input)),
  saveQuestion: manage.input(schema.saveBankQuestionSchema).mutation(({ ctx, input }) => saveBankQuestion(ctx, input)),
  labelQuestion: manage.input(schema.labelBankQuestionSchema).mutation(({ ctx, input }) => labelBankQuestion(ctx, input)),
  archiveQuestions: manage.input(schema.archiveBankQuestionsSchema).mutation(({ ctx, input }) => archiveBankQuestions(ctx, input)),
});
