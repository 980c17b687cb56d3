import { Link } from 'react-router';
import { useReply } from '../../../api/queries.ts';
import { Loaded } from '../../../components/loaded.tsx';
import { sayInstant } from '../../../components/time.ts';
import { useTexts } from '../../../texts/index.ts';

/** The versions of a document that were published here, each with what it changed and its template. */
export function PaperVersions({ document }: { readonly document: string }) {
  const { t, say } = useTexts();
  const versions = useReply('documentVersions', { path: { document } });
  return (
    <Loaded of={versions}>
      {(all) =>
        all.length === 0 ? (
          <span className="quiet">{t('papers.noVersions')}</span>
        ) : (
          <ol reversed data-testid="paper-versions">
            {all.map(({ version, edition, effectiveFrom, template, changes }) => (
              <li key={version} value={version}>
                <div className="row">
                  <strong>{t('versions.number', { version })}</strong>
                  <span className="quiet">{sayInstant(effectiveFrom)}</span>
                  <Link to={`/history/${edition.id}`}>
                    {t('versions.numberOf', { number: edition.number })}
                  </Link>
                  <a
                    href={`/api/document-templates/${encodeURIComponent(document)}/${version}`}
                    aria-label={`${t('papers.download')}: ${t('versions.number', { version })}`}
                  >
                    {template}
                  </a>
                </div>
                {changes.map((change) => (
                  <div key={change.en}>{say(change)}</div>
                ))}
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  );
}
