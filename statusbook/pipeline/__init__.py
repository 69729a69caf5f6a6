"""The whole road in order: content to book, book to pages and files, those to stage and site."""
