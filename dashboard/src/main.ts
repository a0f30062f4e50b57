import './jitless.js';
import { mount } from 'svelte';
import App from './frame/App.svelte';
import { language } from './state/language.svelte.js';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
// not awaited at the top level: that would cut the page into many more files
void language.load().then(() => mount(App, { target }));
