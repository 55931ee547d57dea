import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, generateText, jsonSchema, NoObjectGeneratedError, NoOutputGeneratedError, Output, type LanguageModelUsage } from "ai";
import { z } from "zod";
import { ModelMisconfigured, type LanguageModel, type ModelAnswer, type TokenUsage } from "./types";

type Options = {
  baseUrl: string;
  apiKey: string | undefined;
  model: string;
  /** Whether its server takes a JSON Schema for the answer; else it is asked for JSON and told the shape. */
  hasSchemas: boolean;
  inputPrice: number | undefined;
  outputPrice: number | undefined;
  dailyTokens: number;
};

const TIMEOUT_MS = 120_000;
const MICROS = 1_000_000;
const LETTERS_A_TOKEN = 4;
const refusal = z.looseObject({ choices: z.array(z.looseObject({ message: z.looseObject({ refusal: z.string().min(1) }) })).min(1) });

// What a server cannot do is configured, not news: the SDK would write it to the console at each call.
Reflect.set(globalThis, "AI_SDK_LOG_WARNINGS", false);

/** Any model that speaks OpenAI's chat completions, through the AI SDK. It never tries again by itself: a durable step does. */
export function compatibleModel(options: Options): LanguageModel {
  const { baseUrl, apiKey, model, hasSchemas, inputPrice, outputPrice, dailyTokens } = options;
  const provider = createOpenAICompatible({ name: "model", baseURL: baseUrl, supportsStructuredOutputs: hasSchemas, ...(apiKey !== undefined && { apiKey }) });
  return {
    name: model,
    price: inputPrice === undefined || outputPrice === undefined ? null : { input: Math.round(inputPrice * MICROS), output: Math.round(outputPrice * MICROS) },
    dailyTokens,
    async answer({ instructions, prompt, schema, maxOutputTokens }) {
      const told = hasSchemas ? instructions : `${instructions}\nAnswer with JSON of this schema and nothing else: ${JSON.stringify(schema)}`;
      const sent = told + prompt;
      try {
        const { output, totalUsage, finishReason, response } = await generateText({
          model: provider(model),
          instructions: told,
          prompt,
          output: Output.object({ schema: jsonSchema<unknown>(schema) }),
          maxOutputTokens,
          temperature: 0.3,
          maxRetries: 0,
          abortSignal: AbortSignal.timeout(TIMEOUT_MS),
        });
        if (finishReason === "content-filter" || refusal.safeParse(response.body).success) return { outcome: "refused", usage: usageOf(totalUsage, sent) };
        return { outcome: "answered", value: output, usage: usageOf(totalUsage, sent, JSON.stringify(output)) };
      } catch (error) {
        return readFailure(error, sent);
      }
    },
  };
}

/** What the SDK throws when a model answered otherwise than asked, as an answer; what is worth trying again is thrown on. */
function readFailure(error: unknown, sent: string): ModelAnswer {
  if (NoObjectGeneratedError.isInstance(error)) {
    const { usage, finishReason, response, text } = error;
    const isRefusal = finishReason === "content-filter" || refusal.safeParse(response && Reflect.get(response, "body")).success;
    return { outcome: isRefusal ? "refused" : "unreadable", usage: usageOf(usage, sent, text) };
  }
  if (NoOutputGeneratedError.isInstance(error)) return { outcome: "unreadable", usage: usageOf(undefined, sent) };
  if (APICallError.isInstance(error) && !error.isRetryable && error.statusCode !== undefined && error.statusCode >= 400) {
    throw new ModelMisconfigured(`the model's server answered ${error.statusCode}`, { cause: error });
  }
  throw error;
}

/** What the server counted; what it does not count is taken for a token every four letters, so that no budget is endless. */
function usageOf(usage: LanguageModelUsage | undefined, sent: string, received = ""): TokenUsage {
  return { inputTokens: usage?.inputTokens || tokensOf(sent), outputTokens: usage?.outputTokens || tokensOf(received) };
}

function tokensOf(text: string): number {
  return Math.ceil(text.length / LETTERS_A_TOKEN);
}
