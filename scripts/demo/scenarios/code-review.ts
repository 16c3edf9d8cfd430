import type { Scenario } from "../demo-call";

const system =
  "You review pull requests. Report only what a careful colleague would stop the merge for: wrong behaviour, lost data, races, leaks, missing checks at a border. Quote the line, say what goes wrong with which input, and propose the smallest change. If there is nothing, say so in one sentence.";

interface Review {
  language: string;
  diff: string;
  reply: string;
}

const reviews: readonly [Review, ...Review[]] = [
  {
    language: "typescript",
    diff: `--- a/src/cart/total.ts
+++ b/src/cart/total.ts
@@ -8,9 +8,12 @@ export function cartTotal(lines: CartLine[], voucher?: Voucher) {
   let total = 0;
   for (const line of lines) {
-    total += line.price * line.quantity;
+    total += line.price * line.quantity * (1 - (line.discount ?? 0));
   }
+  if (voucher) {
+    total = total - voucher.amount;
+  }
   return total;
 }`,
    reply:
      "`total = total - voucher.amount` goes below zero when the voucher is worth more than the cart: a cart of 10.00 with a voucher of 25.00 yields -15.00, and the payment call refuses it. Use `Math.max(0, total - voucher.amount)` and keep the rest on the voucher.\n\nPrices are added as floats: three lines of 0.10 make 0.30000000000000004. Count in cents.",
  },
  {
    language: "python",
    diff: `--- a/jobs/export.py
+++ b/jobs/export.py
@@ -21,6 +21,11 @@ def export_orders(since):
     rows = db.fetch("select * from orders where created_at >= %s", since)
-    write_csv("/exports/orders.csv", rows)
+    path = f"/exports/orders-{since:%Y-%m-%d}.csv"
+    write_csv(path, rows)
+    upload(path)
+    os.remove(path)`,
    reply:
      "`os.remove(path)` also runs when `upload` gave up without raising: it returns False on a timeout, so the only copy is deleted and the export is lost. Check the result, or let `upload` raise.\n\nTwo runs on the same day write the same file. If they overlap, one removes what the other is still uploading. Put a run id into the name.",
  },
  {
    language: "go",
    diff: `--- a/internal/cache/cache.go
+++ b/internal/cache/cache.go
@@ -14,6 +14,14 @@ type Cache struct {
+func (c *Cache) GetOrLoad(key string, load func() ([]byte, error)) ([]byte, error) {
+	if v, ok := c.items[key]; ok {
+		return v, nil
+	}
+	v, err := load()
+	c.items[key] = v
+	return v, err
+}`,
    reply:
      "`c.items[key] = v` stores the nil value when `load` fails, so one failed load is served as a hit for as long as the process lives. Store only when `err == nil`.\n\nThe map is read and written without the lock that `Set` takes; two requests at once end the process with a concurrent map write.",
  },
  {
    language: "sql",
    diff: `--- a/migrations/041_status.sql
+++ b/migrations/041_status.sql
@@ -0,0 +1,2 @@
+ALTER TABLE orders ADD COLUMN status text NOT NULL DEFAULT 'open';
+CREATE INDEX orders_status ON orders (status);`,
    reply:
      "Nothing to stop the merge for. The index builds under a lock; on the production table that takes a few seconds, so run it outside of business hours.",
  },
];

/** A review of a change, by a model that thinks before it answers. */
export const codeReview: Scenario = {
  feature: "code-review",
  weight: 2,
  calls(random) {
    const { language, diff, reply } = random.pick(reviews);
    return [
      {
        kind: "chat",
        model: random.pick(["claude-sonnet-5", "gpt-5-mini", "o4-mini"]),
        system,
        turns: [{ role: "user", text: `Review this change.\n\n\`\`\`diff\n${diff}\n\`\`\`` }],
        reply,
        isStream: random.chance(0.7),
        path: "/review",
        properties: { Repository: random.pickSkewed(["shop", "warehouse", "mobile"]), Language: language },
      },
    ];
  },
};
