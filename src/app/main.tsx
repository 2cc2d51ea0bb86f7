import { render } from 'preact';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
render(<h1 data-release={__RELEASE__}>Beatbook</h1>, root);
