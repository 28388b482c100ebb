import { render } from "preact";

render(<h1>Presently</h1>, document.body);
