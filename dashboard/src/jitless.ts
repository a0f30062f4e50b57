import { z } from 'zod';

// zod compiles its parsers with `new Function`, which the page's content security policy forbids. The switch must be
// thrown before any schema is made, hence a module of its own that is imported first.
z.config({ jitless: true });
