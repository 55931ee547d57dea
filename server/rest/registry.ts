import type { AnyEndpoint } from "./endpoint";
import { authEndpoints, userEndpoints } from "./endpoints/auth";
import { courseEndpoints } from "./endpoints/courses";
import { enrollmentEndpoints } from "./endpoints/enrollments";
import { orderEndpoints, stripeWebhook } from "./endpoints/orders";

/** Every endpoint of the API. What is not listed here does not exist, is not documented and is not tested. */
export const ENDPOINTS: readonly AnyEndpoint[] = [
  ...authEndpoints,
  ...userEndpoints,
  ...courseEndpoints,
  ...enrollmentEndpoints,
  ...orderEndpoints,
  stripeWebhook,
];
