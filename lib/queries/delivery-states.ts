/** What may have become of a delivery. `cancelled` is one that nobody wanted any more when it was to be sent. */
export const deliveryStates = ["pending", "delivered", "failed", "cancelled"] as const;
export type DeliveryState = (typeof deliveryStates)[number];
