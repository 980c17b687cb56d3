import {
  IssuedReceipt,
  ReceiptCode,
  ReceiptMessage,
  ReceiptState,
  ReceiptView,
} from '../receipts.ts';
import { route } from '../route.ts';
import { Id, optional, shape } from '../shared.ts';

export const receipts = {
  // For those who wrote to the office and stay unknown; the code goes in the body, never in an address
  readReceipt: route('POST', '/api/receipt', 'What the holder of a receipt is told', {
    body: shape({ code: ReceiptCode }),
    reply: ReceiptView,
    open: true,
  }),
  writeUnderReceipt: route('POST', '/api/receipt/messages', 'Write under a receipt; it is sealed', {
    body: ReceiptMessage,
    reply: ReceiptView,
    status: 201,
    open: true,
  }),
  rateUnderReceipt: route('POST', '/api/receipt/rating', 'Rate what came of a matter, once', {
    body: shape({ code: ReceiptCode, value: Id }),
    reply: ReceiptView,
    open: true,
  }),
  receipt: route('GET', '/api/cases/:case/receipt', 'The receipt of a case, if one was given out', {
    reply: optional(ReceiptState),
  }),
  issueReceipt: route(
    'POST',
    '/api/cases/:case/receipt',
    'Give out a receipt; one that was given out before is void',
    { body: shape({}), reply: IssuedReceipt, status: 201 },
  ),
};
