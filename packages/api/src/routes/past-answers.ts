import { MaskedAnswers, PastEntryRow } from '../past-answers.ts';
import { route } from '../route.ts';
import { list } from '../shared.ts';

export const pastAnswers = {
  // What a form was filled in with before
  pastEntries: route(
    'GET',
    '/api/forms/:form/past',
    'When a form was filled in on cases of the office, latest first',
    { reply: list(PastEntryRow) },
  ),
  maskedAnswers: route(
    'GET',
    '/api/forms/:form/past/:entry',
    'What was filled in then, with names and texts masked, to try a form with',
    { reply: MaskedAnswers },
  ),
};
