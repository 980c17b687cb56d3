import { createRoot } from 'react-dom/client';
import { App, type Opened, queries } from './app.tsx';
import './styles.css';
import { askEarly } from './pages/early.ts';
import { addressAt, pages } from './pages/index.ts';
import { startTexts } from './texts/index.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
askEarly(queries, location);
void Promise.all([opened(), startTexts()]).then(([opened]) =>
  createRoot(root).render(<App opened={opened} />),
);

/** The page of the address; one that cannot be loaded is asked for again when it is drawn, and says so. */
async function opened(): Promise<Opened | undefined> {
  const address = addressAt(location.pathname);
  const page = await pages[address ?? 'none']?.().catch(() => undefined);
  return address === undefined || !page ? undefined : { address, Page: page.default };
}
