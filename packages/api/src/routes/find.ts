import { Found } from '../find.ts';
import { CaseFilters, ForeseenTogether, ListGiven, SavedList, Together } from '../lists.ts';
import { route } from '../route.ts';
import { Answers, Id, list, optional, Revision, shape, text, Uuid } from '../shared.ts';

export const find = {
  search: route('GET', '/api/search', 'Find cases, people and units by words, pinyin too', {
    reply: Found,
    query: shape({ q: text(60) }),
  }),

  // Lists of cases
  caseFilters: route('GET', '/api/case-filters', 'What lists of cases can be narrowed by', {
    reply: CaseFilters,
    query: shape({ workflow: optional(Id) }),
  }),
  together: route('GET', '/api/together', 'What can be done now on each of several cases', {
    reply: Together,
    query: shape({ cases: text(2000) }),
  }),
  previewTogether: route(
    'POST',
    '/api/together/preview',
    'On which of several cases the same answers would be refused, and why; nothing is stored',
    {
      body: shape({
        action: Id,
        cases: list(Uuid, { minItems: 1, maxItems: 50 }),
        answers: Answers,
      }),
      reply: ForeseenTogether,
    },
  ),
  lists: route('GET', '/api/lists', 'The lists that this user keeps, and those of colleagues', {
    reply: list(SavedList),
  }),
  keepList: route('POST', '/api/lists', 'Keep a list of cases', {
    body: shape(ListGiven),
    reply: SavedList,
    status: 201,
  }),
  changeList: route('PUT', '/api/lists/:list', 'Change a list that one keeps', {
    body: shape({ ...ListGiven, revision: optional(Revision) }),
    reply: SavedList,
  }),
  forgetList: route('POST', '/api/lists/:list/forget', 'Keep a list no longer', {
    body: shape({}),
    status: 200,
  }),
};
