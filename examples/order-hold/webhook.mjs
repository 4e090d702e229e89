import { Webhook } from 'standardwebhooks';
import { rate, save, serve } from './orders.mjs';

const signed = new Webhook(process.env.WEBHOOK_SECRET ?? '');

serve({
  'POST /foreshock': (body, headers) => {
    try {
      signed.verify(body, headers); // signature and age, on the bytes as they came
    } catch {
      return [401, 'not signed with our secret'];
    }
    for (const { type, customerId, toGrade, decidedAt, asOf } of JSON.parse(body).data.notices)
      if (type === 'rating.changed') rate(customerId, { grade: toGrade, offset: decidedAt.offset, asOf });
    save();
    return [200, 'stored'];
  },
});
