import type { ProcedureView } from '@bitan/api';
import { useParams } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { useTexts } from '../../texts/index.ts';
import { FlowSheet } from './flow-sheet.tsx';

/** The procedure of a type of case, as it goes on paper: who does what, who approves, by when. */
export default function ProcedurePage() {
  const { workflow = '' } = useParams();
  const reply = useReply('procedure', { path: { workflow } });
  return <Loaded of={reply}>{(view) => <Procedure view={view} />}</Loaded>;
}

function Procedure({ view }: { readonly view: ProcedureView }) {
  const { t, say } = useTexts();
  const { title, description, explains, flow, start, stages, anytime } = view;
  const rows = [
    { id: 'start', title: t('print.start'), steps: [start] },
    ...stages.map((stage) => ({ ...stage, title: say(stage.title) })),
    { id: 'anytime', title: t('print.anytime'), steps: anytime },
  ];
  return (
    <FlowSheet title={say(title)} lines={description ? [say(description)] : []} flow={flow}>
      {explains.map((one) => (
        <section key={one.title['zh-CN']}>
          <h2>{say(one.title)}</h2>
          <p>{say(one.text)}</p>
        </section>
      ))}
      <table className="sheet-table">
        <thead>
          <tr>
            {(['stage', 'step', 'roles', 'approvers', 'within'] as const).map((head) => (
              <th key={head}>{t(`print.${head}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) =>
            row.steps.map((step) => (
              <tr key={`${row.id} ${step.id}`}>
                <td>{row.title}</td>
                <td>{say(step.title)}</td>
                <td>{step.roles.map((role) => say(role.title)).join('、')}</td>
                <td>{step.approvers.map((role) => say(role.title)).join('、')}</td>
                <td>{step.within.map(say).join('；')}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </FlowSheet>
  );
}
