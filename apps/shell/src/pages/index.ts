import type { ComponentType } from 'react';

type Load = () => Promise<{ readonly default: ComponentType }>;

/** Every page by its address; it is loaded when it is opened. */
export const pages: Readonly<Record<string, Load>> = {
  '': () => import('./inbox/inbox-page.tsx'),
  'start/:workflow': () => import('./start/start-page.tsx'),
  cases: () => import('./cases/cases-page.tsx'),
  'cases/:case': () => import('./case/case-page.tsx'),
  'cases/:case/records/:seq': () => import('./print/record-page.tsx'),
  'cases/:case/flow': () => import('./print/case-flow-page.tsx'),
  'procedures/:workflow': () => import('./print/procedure-page.tsx'),
  'unfinished/:draft': () => import('./unfinished/unfinished-page.tsx'),
  'subjects/:kind': () => import('./subject/subjects-page.tsx'),
  'subjects/:kind/:id': () => import('./subject/subject-page.tsx'),
  handovers: () => import('./handovers/handovers-page.tsx'),
  imports: () => import('./imports/imports-page.tsx'),
  'imports/:import': () => import('./imports/import-page.tsx'),
  overview: () => import('./overview/overview-page.tsx'),
  reports: () => import('./reports/reports-page.tsx'),
  policy: () => import('./policy/policy-page.tsx'),
  'policy/drafts/:draft': () => import('./draft/draft-page.tsx'),
  history: () => import('./history/history-page.tsx'),
  'history/:edition': () => import('./history/edition-page.tsx'),
  calendar: () => import('./calendar/calendar-page.tsx'),
  notices: () => import('./notices/notices-page.tsx'),
  absence: () => import('./absence/absence-page.tsx'),
  supervision: () => import('./supervision/supervision-page.tsx'),
  messages: () => import('./messages/messages-page.tsx'),
  versions: () => import('./versions/versions-page.tsx'),
  movings: () => import('./movings/movings-page.tsx'),
  'movings/:moving': () => import('./movings/moving-page.tsx'),
  tokens: () => import('./tokens/tokens-page.tsx'),
  users: () => import('./users/users-page.tsx'),
  audit: () => import('./audit/audit-page.tsx'),
};

/** The address under which `pages` has the page at a path; none where there is no such page. */
export function addressAt(pathname: string): string | undefined {
  const steps = pathname.split('/').filter(Boolean);
  return Object.keys(pages).find((one) => {
    const parts = one.split('/').filter(Boolean);
    return (
      parts.length === steps.length &&
      parts.every((part, i) => part.startsWith(':') || part === steps[i])
    );
  });
}
