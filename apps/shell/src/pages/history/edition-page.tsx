import { useParams } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';
import { PolicyTabs } from '../policy/policy-tabs.tsx';
import { CompareTab } from './compare-tab.tsx';
import '../../texts/authoring.ts';

/** One edition to be read, as it was published. */
export default function EditionPage() {
  const { edition = '' } = useParams();
  const { t } = useTexts();
  const policy = useReply('edition', { path: { edition } });
  return (
    <Loaded of={policy}>
      {(view) => (
        <Page
          title={t('versions.numberOf', { number: view.edition.number })}
          intro={t('policy.asOf', {
            number: view.edition.number,
            from: sayInstant(view.edition.effectiveFrom),
          })}
        >
          <PolicyTabs
            policy={view}
            tryIn={{ edition }}
            more={[
              {
                key: 'compare',
                label: t('history.compare'),
                children: <CompareTab edition={view.edition} />,
              },
            ]}
          />
        </Page>
      )}
    </Loaded>
  );
}
