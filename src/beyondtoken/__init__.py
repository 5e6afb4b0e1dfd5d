"""Beyond the Next Token: five AI articles, explained and put to the test."""
