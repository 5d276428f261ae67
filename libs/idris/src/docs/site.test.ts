/** The site: what is exported and nothing else, and every link leads somewhere. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentation, type Page } from './site.ts';

const LIBRARY = join(import.meta.dirname, '../../lib');
let pages: ReadonlyMap<string, string>;
beforeAll(() => {
  const site: readonly Page[] = documentation([join(LIBRARY, 'Data/Vect.idr')], { closure: true });
  pages = new Map(site.map(({ path, content }) => [path, content]));
}, 60_000);

describe('the documentation', () => {
  it('has a page for each module, and an index of them', () => {
    const index = pages.get('index.html')!;
    for (const path of pages.keys()) if (path.endsWith('.html') && path !== 'index.html') expect(index).toContain(path);
    expect(pages.has('Data.Vect.html')).toBe(true);
  });

  it('leads nowhere in vain', () => {
    for (const [path, content] of pages) {
      for (const [, href] of content.matchAll(/href="([^"]+)"/g)) {
        const [file, fragment] = href!.replaceAll('&quot;', '"').split('#');
        const found = pages.get(file === '' ? path : file!);
        expect(found, `${path} -> ${href}`).toBeDefined();
        if (fragment !== undefined) expect(found, `${path} -> ${href}`).toContain(`id="${fragment}"`);
      }
    }
  });

  it('shows types as they are written, and leads from a name to where it is declared', () => {
    const page = pages.get('Data.Vect.html')!;
    expect(page).toContain('accepted by lago');
    expect(page).toMatch(/<a href="Data\.Fin\.html#n-Fin">Fin<\/a>/);
  });

  it('leaves out what is private', () => {
    expect(pages.get('Data.Fin.html')).not.toContain('fsInjective');
  });
});
