import { listOrdersSchema, listOwnOrdersSchema, orderIdSchema, placeOrderSchema, reconcileSchema, requestRefundSchema } from "@/lib/schemas/commerce";
import { procedure, router } from "@/server/trpc/init";
import { getOrder, getPaymentsOverview, listOrders } from "./queries/admin";
import { getOrderStatus, listOwnOrders } from "./queries/buyer";
import { confirmOrder } from "./use-cases/confirm-order";
import { placeOrder } from "./use-cases/place-order";
import { requestReconciliation } from "./use-cases/request-reconciliation";
import { requestRefund } from "./use-cases/request-refund";

export const commerceRouter = router({
  placeOrder: procedure
    .meta({ access: "order.create" })
    .input(placeOrderSchema)
    .mutation(({ ctx, input }) => placeOrder(ctx, input)),
  orderStatus: procedure
    .meta({ access: "order.read" })
    .input(orderIdSchema)
    .query(({ ctx, input }) => getOrderStatus(ctx, input)),
  confirmOrder: procedure
    .meta({ access: "order.read" })
    .input(orderIdSchema)
    .mutation(({ ctx, input }) => confirmOrder(ctx, input)),
  myOrders: procedure
    .meta({ access: "order.own" })
    .input(listOwnOrdersSchema)
    .query(({ ctx, input }) => listOwnOrders(ctx, input)),
  listOrders: procedure
    .meta({ access: "payments.administer" })
    .input(listOrdersSchema)
    .query(({ ctx, input }) => listOrders(ctx, input)),
  getOrder: procedure
    .meta({ access: "payments.administer" })
    .input(orderIdSchema)
    .query(({ ctx, input }) => getOrder(ctx, input)),
  requestRefund: procedure
    .meta({ access: "order.refund" })
    .input(requestRefundSchema)
    .mutation(({ ctx, input }) => requestRefund(ctx, input)),
  paymentsOverview: procedure.meta({ access: "payments.administer" }).query(({ ctx }) => getPaymentsOverview(ctx)),
  reconcile: procedure
    .meta({ access: "payments.reconcile" })
    .input(reconcileSchema)
    .mutation(({ ctx, input }) => requestReconciliation(ctx, input)),
});
