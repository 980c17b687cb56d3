import { createRoot } from 'react-dom/client';
import { App, queries } from './app.tsx';
import './styles.css';
import { askEarly } from './pages/early.ts';
import { pageAt } from './pages/index.ts';
import { startTexts } from './texts/index.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
askEarly(queries, location);
// The page of the address is drawn at once, and not its frame before; the page itself says what fails.
const page = pageAt(location.pathname)?.().catch(() => undefined);
void Promise.all([startTexts(), page]).then(() => createRoot(root).render(<App />));
