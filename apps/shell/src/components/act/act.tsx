import type { ActionSheet, Answers, DecisionCard as Card, Choice } from '@bitan/api';
import { Alert, Button } from 'antd';
import type { ApiProblem } from '../../api/problem.ts';
import { ActionForm, type FormNote } from '../../form/action-form.tsx';
import { faultsOf } from '../../form/use-answers.ts';
import type { Draft } from '../../form/use-draft.ts';
import { useTexts } from '../../texts/index.ts';
import { ChooseOutcome } from '../decision-card/choose-outcome.tsx';
import { DecisionCard } from '../decision-card/decision-card.tsx';
import { ProblemBanner } from '../problem-banner.tsx';
import { emptyForm } from './empty-form.ts';
import { useProposal } from './use-proposal.ts';

interface Props {
  readonly sheet: ActionSheet;
  readonly draft: Draft | undefined;
  /** The case that it is about, where there is one. */
  readonly caseId?: string;
  /** Asks what the rules would propose. */
  readonly preview: (answers: Answers) => Promise<Card | undefined>;
  readonly send: (submission: { answers: Answers; choice?: Choice }) => void;
  readonly sending: boolean;
  readonly problem: ApiProblem | null;
  readonly submitText?: string;
  readonly onChange?: (answers: Answers) => void;
  readonly note?: FormNote | undefined;
}

/**
 * Doing one action: its form, then what the rules propose, then a person's decision. Where the
 * action has a decision, nothing is sent before its proposal for just these answers was seen.
 */
export function Act(props: Props) {
  const { sheet, draft, send, sending, submitText, onChange, note } = props;
  const { t } = useTexts();
  const proposal = useProposal(sheet.decision !== undefined, props.preview);
  const problem = props.problem ?? proposal.problem;
  const submit = (answers: Answers) => {
    if (proposal.needed(answers)) proposal.ask(answers);
    else if (proposal.settled()) send({ answers, ...proposal.choice() });
  };
  const toSend = sheet.decision ? t('case.confirm') : (submitText ?? t('case.submit'));
  return (
    <ActionForm
      form={sheet.form ?? emptyForm}
      answers={sheet.answers}
      readonly={sheet.readonly}
      problem={problem}
      draft={draft}
      caseId={props.caseId}
      note={note}
      onChange={(answers) => {
        proposal.changed(answers);
        onChange?.(answers);
      }}
      onSubmit={submit}
    >
      {!sheet.form && <span className="quiet">{t('case.noForm')}</span>}
      <Proposal proposal={proposal} />
      <ProblemBanner problem={faultsOf(problem).length > 0 ? null : problem} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={sending || proposal.asking}>
          {proposal.due ? t('case.preview') : toSend}
        </Button>
        {proposal.due && <span className="quiet">{t('case.previewNeeded')}</span>}
      </div>
    </ActionForm>
  );
}

function Proposal({ proposal }: { readonly proposal: ReturnType<typeof useProposal> }) {
  const { t } = useTexts();
  const { card, outdated, choosing, tried, box } = proposal;
  if (!card) return null;
  if (outdated) return <Alert type="warning" showIcon title={t('case.previewAgain')} />;
  return (
    <div ref={box} tabIndex={-1} style={{ outline: 'none' }}>
      <DecisionCard card={card}>
        <ChooseOutcome card={card} value={choosing} onChange={proposal.choose} tried={tried} />
      </DecisionCard>
    </div>
  );
}
