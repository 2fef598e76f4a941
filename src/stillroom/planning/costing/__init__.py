"""What training costs an employer, and what the trainee gives to the service. Pure. Import from its modules."""
