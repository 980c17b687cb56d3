import type { ActionView } from '@bitan/api';
import { Badge } from '../../components/badge.tsx';
import { Deadline } from '../../components/deadline.tsx';
import { useTexts } from '../../texts/index.ts';

/** What this user cannot do now: who can, or why nobody can yet. */
export function Others({ actions }: { readonly actions: readonly ActionView[] }) {
  const { t, say } = useTexts();
  return (
    <section aria-label={t('case.others')}>
      <h3 style={{ fontSize: 14, margin: '4px 0' }}>{t('case.others')}</h3>
      <ul className="case-others">
        {actions.map((action) => (
          <li key={action.id} data-action={action.id}>
            <div className="row">
              <strong>{say(action.title)}</strong>
              {action.open && <Badge tone="note">{t('case.others_open')}</Badge>}
              {action.optional && <Badge>{t('case.optional')}</Badge>}
              <Who action={action} />
              {(action.due || action.undetermined || action.suspended) && <Deadline {...action} />}
            </div>
            {action.reasons.map((reason) => (
              <div key={reason.en} className="quiet">
                {say(reason)}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Who({ action: { roles } }: { readonly action: ActionView }) {
  const { t, say } = useTexts();
  if (roles.length === 0) return null;
  return (
    <span className="quiet">
      {t('case.who')}: {roles.map(({ title }) => say(title)).join(t('common.and'))}
    </span>
  );
}
