import { createServer as createHttp, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** A mail server on this machine that keeps what it is sent, as plain text. */
export async function mailServer() {
  const mails: string[] = [];
  const server = createServer((socket) => converse(socket, mails));
  const port = await listening(server);
  return { url: `smtp://127.0.0.1:${port}`, mails, stop: () => closed(server) };
}

function converse(socket: Socket, mails: string[]): void {
  let mail: string | undefined;
  let rest = '';
  socket.on('error', () => socket.destroy());
  socket.write('220 test\r\n');
  socket.on('data', (bytes) => {
    rest += bytes.toString();
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (mail === undefined) {
        if (line === 'DATA') mail = '';
        socket.write(mail === undefined ? '250 ok\r\n' : '354 go on\r\n');
      } else if (line === '.') {
        mails.push(mail);
        mail = undefined;
        socket.write('250 kept\r\n');
      } else mail += `${line}\n`;
    }
  });
}

export interface Call {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An HTTP server on this machine that keeps what it is sent, and answers with `status`. */
export async function hookServer() {
  const calls: Call[] = [];
  const answer = { status: 200 };
  const server = createHttp((request, response) => {
    let body = '';
    request.on('data', (bytes: Buffer) => {
      body += bytes.toString();
    });
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      response.writeHead(answer.status).end();
    });
  });
  const port = await listening(server);
  return { url: `http://127.0.0.1:${port}/hook`, calls, answer, stop: () => closed(server) };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const closed = (server: Server) => new Promise<void>((resolve) => server.close(() => resolve()));
