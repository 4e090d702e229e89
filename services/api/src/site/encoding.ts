import type { SiteFile } from './site.ts';

/** The smallest form of a file that `Accept-Encoding` allows. */
export function encoded(
  file: SiteFile,
  acceptEncoding: string,
): { readonly body: Buffer; readonly encoding: 'br' | 'gzip' | null } {
  const accepts = (name: string) =>
    acceptEncoding.split(',').some((part) => {
      const [coding, ...parameters] = part.trim().split(/\s*;\s*/);
      return coding === name && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    });
  if (file.brotli !== undefined && accepts('br')) return { body: file.brotli, encoding: 'br' };
  if (file.gzip !== undefined && accepts('gzip')) return { body: file.gzip, encoding: 'gzip' };
  return { body: file.plain, encoding: null };
}
