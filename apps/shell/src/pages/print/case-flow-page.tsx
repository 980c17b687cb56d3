import type { CaseView } from '@bitan/api';
import { useParams } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';
import { FlowSheet } from './flow-sheet.tsx';

/** Where a case stands in its flow, as it goes on paper: who did what when, what is open, by when. */
export default function CaseFlowPage() {
  const { case: id = '' } = useParams();
  const reply = useReply('case', { path: { case: id } });
  return <Loaded of={reply}>{(view) => <CaseFlow view={view} />}</Loaded>;
}

function CaseFlow({ view }: { readonly view: CaseView }) {
  const { t, say } = useTexts();
  const { workflow, number, title, stage, flow, timeline, actions } = view;
  const open = actions.filter((action) => !action.optional && !action.anytime);
  return (
    <FlowSheet
      title={say(workflow.title)}
      lines={[`${number} ${title}`, say(stage.title)]}
      flow={flow}
    >
      <table className="sheet-table">
        <thead>
          <tr>
            {(['stage', 'step', 'who', 'when'] as const).map((head) => (
              <th key={head}>{t(`print.${head}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {timeline.toReversed().map((entry) => (
            <tr key={entry.seq}>
              <td>{say(entry.stage.title)}</td>
              <td>{say(entry.action.title)}</td>
              <td>{entry.actor.name}</td>
              <td>{sayInstant(entry.at)}</td>
            </tr>
          ))}
          {open.map((action) => (
            <tr key={action.id}>
              <td>{say(stage.title)}</td>
              <td>
                {say(action.title)} ({t('print.open')})
              </td>
              <td>{action.roles.map((role) => say(role.title)).join('、')}</td>
              <td>{action.due ? `${t('print.due')} ${action.due.date}` : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </FlowSheet>
  );
}
