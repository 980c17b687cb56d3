import {
  ApproveMovingBody,
  CompareFormQuery,
  FormComparison,
  FormVersions,
  Movable,
  MovingBody,
  MovingOutlook,
  MovingRow,
  MovingView,
  NewMovingBody,
  ReturnMovingBody,
  SubmitMovingBody,
} from '../moving.ts';
import { route } from '../route.ts';
import { list, Named } from '../shared.ts';

/** Versions of forms, and records that go on under a later one. */
export const moving = {
  formsInForce: route('GET', '/api/forms', 'The forms in force', { reply: list(Named) }),
  formVersions: route('GET', '/api/forms/:form/versions', 'The published versions of a form', {
    reply: FormVersions,
  }),
  compareForms: route(
    'GET',
    '/api/forms/:form/compare',
    'What a form says differently in two versions, or here and at an office next to it',
    { query: CompareFormQuery, reply: FormComparison },
  ),
  movable: route(
    'GET',
    '/api/movings/editions',
    'Open cases by the edition that they stand under',
    {
      reply: Movable,
    },
  ),
  movings: route('GET', '/api/movings', 'Moves of records, latest first', {
    reply: list(MovingRow),
  }),
  newMoving: route('POST', '/api/movings', 'Begin to move records to the edition in force', {
    body: NewMovingBody,
    reply: MovingView,
    status: 201,
  }),
  moving: route('GET', '/api/movings/:moving', 'A move with what is declared', {
    reply: MovingView,
  }),
  changeMoving: route('PUT', '/api/movings/:moving', 'Declare what becomes of each field', {
    body: MovingBody,
    reply: MovingView,
  }),
  movingOutlook: route(
    'GET',
    '/api/movings/:moving/outlook',
    'What would become of the real records; nothing is changed',
    { reply: MovingOutlook },
  ),
  submitMoving: route('POST', '/api/movings/:moving/submit', 'Ask a second person', {
    body: SubmitMovingBody,
    reply: MovingView,
  }),
  approveMoving: route('POST', '/api/movings/:moving/approve', 'Approve, and move the records', {
    body: ApproveMovingBody,
    reply: MovingView,
  }),
  returnMoving: route('POST', '/api/movings/:moving/return', 'Return it to its author', {
    body: ReturnMovingBody,
    reply: MovingView,
  }),
  withdrawMoving: route('POST', '/api/movings/:moving/withdraw', 'Withdraw it', {
    body: ApproveMovingBody,
    reply: MovingView,
  }),
};
