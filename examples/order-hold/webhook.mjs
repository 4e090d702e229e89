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
    const message = JSON.parse(body);
    for (const { type, data } of message.data.notices ?? [message]) {
      if (type !== 'rating.changed') continue;
      const { customerId, toGrade: grade, decidedAt, asOf } = data;
      rate(customerId, { grade, offset: decidedAt.offset, asOf });
    }
    save();
    return [200, 'stored'];
  },
});
