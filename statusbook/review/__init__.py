"""A writer goes through what nobody has judged yet; every decision is a ruling, written down at once.

    questions -> session -> rulings_text -> content/rulings/<source>.yml

``questions``     which statements are asked about, and what a person needs to see to decide
``decisions``     what a person may answer, and the ruling that each answer is
``rulings_text``  where in the text of a file a ruling is put, so that its comments stay, and taken out again
``session``       the walk: one statement after the other, later ones at the end, undone, resumed
``answering``     who answers: a person with a key each, or a file of answers
``screen``        what the person sees
"""
