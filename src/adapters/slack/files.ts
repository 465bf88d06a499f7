import type { FileRef, Place } from '../../domain/place.js';
import { GatewayError } from '../../usecases/ports.js';
import type { SlackApi } from './api.js';
import { toGatewayError } from './errors.js';
import { escapeWithin } from './mrkdwn.js';

/** Larger files are not copied: they pass through memory. */
const MAX_FILE_BYTES = 50 * 1024 * 1024;
const TIMEOUT_MS = 60_000;
const AUTHOR_LENGTH = 200;

export interface FilesOptions {
  readonly api: SlackApi;
  readonly botToken: string;
  readonly apiUrl?: string;
}

/** The token goes to Slack alone, whatever address a file claims to have. */
function isSlacks(url: URL, apiUrl: string | undefined): boolean {
  if (apiUrl !== undefined && url.host === new URL(apiUrl).host) return true;
  return url.protocol === 'https:' && /(^|\.)slack\.com$/.test(url.hostname);
}

const tooLarge = () => new GatewayError('invalid', 'file_too_large');

async function bytesOf(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.length;
    if (size > MAX_FILE_BYTES) throw tooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Copies files from where they stand in Slack to another place in Slack. */
export function createFiles({ api, botToken, apiUrl }: FilesOptions) {
  async function request(url: string, init: RequestInit): Promise<Response> {
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (response.ok) return response;
      const problem = response.status >= 500 ? 'unavailable' : 'gone';
      throw new GatewayError(problem, `http_${response.status}`);
    } catch (error) {
      throw toGatewayError(error, false);
    }
  }

  async function download(file: FileRef): Promise<Uint8Array> {
    const address = file.url ?? (await api.call('files.info', { file: file.id })).file?.url_private;
    if (!address) throw new GatewayError('gone', 'file_not_found');
    const url = new URL(address);
    if (!isSlacks(url, apiUrl)) throw new GatewayError('invalid', 'foreign_file');
    const response = await request(address, { headers: { authorization: `Bearer ${botToken}` } });
    // Slack shows its sign-in page, with status 200, to whoever may not have the file.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
    if (isPage && !/\.html?$/i.test(file.name))
      throw new GatewayError('forbidden', 'file_not_shared');
    return bytesOf(response);
  }

  async function upload(file: FileRef): Promise<{ id: string; title: string }> {
    const bytes = await download(file);
    if (bytes.length === 0) throw new GatewayError('invalid', 'file_empty');
    const { upload_url: target, file_id: id } = await api.call('files.getUploadURLExternal', {
      filename: file.name,
      length: bytes.length,
    });
    if (!target || !id) throw new GatewayError('unavailable', 'no_upload_url');
    await request(target, { method: 'POST', body: bytes as Uint8Array<ArrayBuffer> });
    return { id, title: file.name };
  }

  /** Puts copies of all the files into one message. @throws GatewayError */
  return async (place: Place, files: readonly FileRef[], author: string): Promise<void> => {
    if (files.length === 0) return;
    if (files.some(({ bytes }) => (bytes ?? 0) > MAX_FILE_BYTES)) throw tooLarge();
    const uploaded = [];
    // One after the other: only one of them is in memory at a time.
    for (const file of files) uploaded.push(await upload(file));
    await api.call('files.completeUploadExternal', {
      files: uploaded,
      channel_id: place.conversation,
      thread_ts: place.thread,
      ...(author && { initial_comment: `*${escapeWithin(author, AUTHOR_LENGTH)}*` }),
    });
  };
}
