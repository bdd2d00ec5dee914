"""The figures: plain frozen data in, SVG and the table behind it out. One module a figure.

A figure knows nothing of the library: `views` makes its data, a template draws it where the page is rendered
(`parts/figures.html`), and how it looks is the theme's (`css/figures.css`). The same data give the same bytes.
"""
