"""content/ and mkdocs.yml become values: settings, posts, authors, pictures, and every Problem found on the way."""
