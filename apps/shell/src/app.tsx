import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { createQueryClient } from './api/queries.ts';
import { Waiting } from './components/waiting.tsx';
import { Layout } from './layout/layout.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { endSession, Session } from './session/session.tsx';
import { Theme } from './theme.tsx';

// Every page is loaded when it is opened.
const InboxPage = lazy(() => import('./pages/inbox/inbox-page.tsx'));
const StartPage = lazy(() => import('./pages/start/start-page.tsx'));
const CasesPage = lazy(() => import('./pages/cases/cases-page.tsx'));
const CasePage = lazy(() => import('./pages/case/case-page.tsx'));
const CaseFlowPage = lazy(() => import('./pages/print/case-flow-page.tsx'));
const ProcedurePage = lazy(() => import('./pages/print/procedure-page.tsx'));
const RecordPage = lazy(() => import('./pages/print/record-page.tsx'));
const UnfinishedPage = lazy(() => import('./pages/unfinished/unfinished-page.tsx'));
const SubjectsPage = lazy(() => import('./pages/subject/subjects-page.tsx'));
const SubjectPage = lazy(() => import('./pages/subject/subject-page.tsx'));
const HandoversPage = lazy(() => import('./pages/handovers/handovers-page.tsx'));
const PolicyPage = lazy(() => import('./pages/policy/policy-page.tsx'));
const DraftPage = lazy(() => import('./pages/draft/draft-page.tsx'));
const HistoryPage = lazy(() => import('./pages/history/history-page.tsx'));
const VersionsPage = lazy(() => import('./pages/versions/versions-page.tsx'));
const MovingsPage = lazy(() => import('./pages/movings/movings-page.tsx'));
const MovingPage = lazy(() => import('./pages/movings/moving-page.tsx'));
const EditionPage = lazy(() => import('./pages/history/edition-page.tsx'));
const ImportsPage = lazy(() => import('./pages/imports/imports-page.tsx'));
const ImportPage = lazy(() => import('./pages/imports/import-page.tsx'));
const TokensPage = lazy(() => import('./pages/tokens/tokens-page.tsx'));
const OverviewPage = lazy(() => import('./pages/overview/overview-page.tsx'));
const ReportsPage = lazy(() => import('./pages/reports/reports-page.tsx'));
const CalendarPage = lazy(() => import('./pages/calendar/calendar-page.tsx'));
const NoticesPage = lazy(() => import('./pages/notices/notices-page.tsx'));
const AbsencePage = lazy(() => import('./pages/absence/absence-page.tsx'));
const SupervisionPage = lazy(() => import('./pages/supervision/supervision-page.tsx'));
const MessagesPage = lazy(() => import('./pages/messages/messages-page.tsx'));
const UsersPage = lazy(() => import('./pages/users/users-page.tsx'));
const ReceiptPage = lazy(() => import('./pages/receipt/receipt-page.tsx'));
const AuditPage = lazy(() => import('./pages/audit/audit-page.tsx'));

const queries = createQueryClient(endSession);

/** The whole product, from providers to pages. */
export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Theme>
        <BrowserRouter>
          <Routes>
            <Route
              path="receipt"
              element={
                <Suspense fallback={<Waiting />}>
                  <ReceiptPage />
                </Suspense>
              }
            />
            <Route path="*" element={<Signed />} />
          </Routes>
        </BrowserRouter>
      </Theme>
    </QueryClientProvider>
  );
}

/** What only those who are signed in see. */
function Signed() {
  return (
    <Session>
      <Routes>
        <Route element={<Layout />}>
          <Route index element={<InboxPage />} />
          <Route path="start/:workflow" element={<StartPage />} />
          <Route path="cases" element={<CasesPage />} />
          <Route path="cases/:case" element={<CasePage />} />
          <Route path="cases/:case/records/:seq" element={<RecordPage />} />
          <Route path="cases/:case/flow" element={<CaseFlowPage />} />
          <Route path="procedures/:workflow" element={<ProcedurePage />} />
          <Route path="unfinished/:draft" element={<UnfinishedPage />} />
          <Route path="subjects/:kind" element={<SubjectsPage />} />
          <Route path="subjects/:kind/:id" element={<SubjectPage />} />
          <Route path="handovers" element={<HandoversPage />} />
          <Route path="imports" element={<ImportsPage />} />
          <Route path="imports/:import" element={<ImportPage />} />
          <Route path="overview" element={<OverviewPage />} />
          <Route path="reports" element={<ReportsPage />} />
          <Route path="policy" element={<PolicyPage />} />
          <Route path="policy/drafts/:draft" element={<DraftPage />} />
          <Route path="history" element={<HistoryPage />} />
          <Route path="history/:edition" element={<EditionPage />} />
          <Route path="calendar" element={<CalendarPage />} />
          <Route path="notices" element={<NoticesPage />} />
          <Route path="absence" element={<AbsencePage />} />
          <Route path="supervision" element={<SupervisionPage />} />
          <Route path="messages" element={<MessagesPage />} />
          <Route path="versions" element={<VersionsPage />} />
          <Route path="movings" element={<MovingsPage />} />
          <Route path="movings/:moving" element={<MovingPage />} />
          <Route path="tokens" element={<TokensPage />} />
          <Route path="users" element={<UsersPage />} />
          <Route path="audit" element={<AuditPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </Session>
  );
}
