import type { AttachmentView, NewUpload } from '@bitan/api';
import type { Upload } from 'tus-js-client';
import { call } from '../../api/call.ts';
import { ApiProblem, unreachable } from '../../api/problem.ts';
import { forgetUnfinished, rememberUnfinished, unfinished } from './unfinished.ts';

/** How far a file is: `offline` goes on by itself, `stopped` when somebody says so. */
export type TransferState =
  | { readonly kind: 'sending'; readonly sent: number }
  | { readonly kind: 'paused'; readonly sent: number }
  | { readonly kind: 'offline'; readonly sent: number }
  | { readonly kind: 'checking' }
  | { readonly kind: 'done'; readonly attachment: AttachmentView }
  | { readonly kind: 'stopped'; readonly problem: ApiProblem };

/** Which field a file is for. */
export type Target = Pick<NewUpload, 'form' | 'field' | 'case'>;

// Small enough that a broken line costs little, and large enough to be quick.
const chunkSize = 4 * 1024 * 1024;
const soonest = 1000;
const latest = 15_000;

/**
 * One file on its way to the server. When the line breaks it waits, tries again by itself and goes
 * on where it was; it can be paused; what the server refuses is not tried again unasked.
 */
export class Transfer {
  readonly file: File;
  readonly #target: Target;
  readonly #onChange: (state: TransferState) => void;
  #state: TransferState = { kind: 'sending', sent: 0 };
  #id: string | undefined;
  #sending: Upload | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = soonest;
  #ended = false;
  /** Told apart by a number: what an earlier attempt still says does not count. */
  #attempt = 0;

  constructor(file: File, target: Target, onChange: (state: TransferState) => void) {
    this.file = file;
    this.#target = target;
    this.#onChange = onChange;
    this.#id = unfinished(target, file);
  }

  get state(): TransferState {
    return this.#state;
  }

  start(): void {
    window.addEventListener('online', this.#again);
    void this.#go();
  }

  pause(): void {
    if (this.#state.kind !== 'sending' && this.#state.kind !== 'offline') return;
    this.#halt();
    this.#say({ kind: 'paused', sent: this.#state.sent });
  }

  resume(): void {
    this.#wait = soonest;
    void this.#go();
  }

  /** Ends it; what the server has of it stays, so that the same file goes on another time. */
  leave(): void {
    this.#ended = true;
    this.#halt();
    window.removeEventListener('online', this.#again);
  }

  /** Ends it, and has the server forget it. */
  remove(): void {
    this.leave();
    forgetUnfinished(this.#target, this.file);
    if (this.#id) void call('dropUpload', { path: { upload: this.#id } }).catch(() => undefined);
  }

  readonly #again = () => {
    if (this.#state.kind === 'offline') this.resume();
  };

  async #go(): Promise<void> {
    this.#halt();
    const attempt = this.#attempt;
    this.#say({ kind: 'sending', sent: this.#sent });
    try {
      this.#id ??= await this.#begin();
      if (attempt !== this.#attempt) return;
      await this.#send(this.#id, attempt);
      if (attempt !== this.#attempt) return;
      this.#say({ kind: 'checking' });
      const path = { upload: this.#id };
      const attachment = await call('finishUpload', { path, body: {} });
      if (attempt !== this.#attempt) return;
      forgetUnfinished(this.#target, this.file);
      this.#say({ kind: 'done', attachment });
      this.leave();
    } catch (error) {
      if (attempt === this.#attempt) this.#failed(error);
    }
  }

  async #begin(): Promise<string> {
    const { name, size } = this.file;
    const { id } = await call('beginUpload', { body: { ...this.#target, name, size } });
    rememberUnfinished(this.#target, this.file, id);
    return id;
  }

  /** Sends what is not there yet. */
  async #send(id: string, attempt: number): Promise<void> {
    const { Upload } = await import('tus-js-client');
    await new Promise<void>((resolve, reject) => {
      this.#sending = new Upload(this.file, {
        uploadUrl: `/api/uploads/${id}`,
        chunkSize,
        retryDelays: null,
        onProgress: (sent) => {
          this.#wait = soonest;
          if (attempt === this.#attempt) this.#say({ kind: 'sending', sent });
        },
        onSuccess: () => resolve(),
        onError: (error) => reject(problemOf(error)),
      });
      if (attempt === this.#attempt) this.#sending.start();
      else resolve();
    });
  }

  #failed(error: unknown): void {
    const problem = error instanceof ApiProblem ? error : unreachable();
    if (problem.is('not-found') && this.#id) {
      // It was swept meanwhile: from the beginning.
      this.#id = undefined;
      forgetUnfinished(this.#target, this.file);
      this.#retry(0);
    } else if (problem.is('unreachable', 'unreadable', 'upload-moved', 'internal')) {
      this.#retry(this.#sent);
    } else {
      if (!problem.is('not-signed-in')) this.#forget();
      this.#say({ kind: 'stopped', problem });
    }
  }

  #forget(): void {
    this.#id = undefined;
    forgetUnfinished(this.#target, this.file);
  }

  #retry(sent: number): void {
    this.#say({ kind: 'offline', sent });
    this.#timer = setTimeout(this.#again, this.#wait);
    this.#wait = Math.min(this.#wait * 2, latest);
  }

  #halt(): void {
    this.#attempt += 1;
    clearTimeout(this.#timer);
    void this.#sending?.abort().catch(() => undefined);
    this.#sending = undefined;
  }

  get #sent(): number {
    return 'sent' in this.#state ? this.#state.sent : 0;
  }

  #say(state: TransferState): void {
    if (this.#ended && state.kind !== 'done') return;
    this.#state = state;
    this.#onChange(state);
  }
}

/** What the server said to bytes, or that it could not be reached. */
function problemOf(error: Error): ApiProblem {
  const response = (error as { originalResponse?: { getBody(): string } | null }).originalResponse;
  try {
    const details: unknown = JSON.parse(response?.getBody() ?? '');
    if (typeof details === 'object' && details && 'titles' in details) {
      return new ApiProblem(details as ApiProblem['details']);
    }
  } catch {
    // No answer in the words of the contract.
  }
  return unreachable();
}
