import { OverviewBehindQuery, OverviewCases, OverviewQuery, OverviewView } from '../overview.ts';
import { route } from '../route.ts';

export const overview = {
  // Overview
  overview: route('GET', '/api/overview', 'How the office stands, as its pack declares it', {
    query: OverviewQuery,
    reply: OverviewView,
  }),
  overviewCases: route(
    'GET',
    '/api/overview/cases',
    'The cases behind one number of it, latest begun first, as far as this user may see them',
    { query: OverviewBehindQuery, reply: OverviewCases },
  ),
};
