import { configFrom } from './config.ts';
import { startServer } from './start.ts';

const server = await startServer(configFrom(process.env)).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
console.log(`\n必谈 Bitan: ${server.url}`);
if (server.accounts.length > 0) {
  console.log('\n演示账号 / demo accounts:');
  console.table(server.accounts);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => server.stop().then(() => process.exit(0)));
}
